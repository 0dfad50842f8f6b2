import { useTranslation } from 'react-i18next';
import { features } from './features.tsx';
import { Rail } from './Rail.tsx';
import { useRoute } from './router.ts';
import { StatusLine } from './StatusLine.tsx';
import classes from './shell.module.css';
import { TopBar } from './TopBar.tsx';

/** The open vault: top bar, rail, the screen (which divides itself into list and page), bottom line. */
export const Shell = () => {
  const { t } = useTranslation();
  const route = useRoute();
  const feature = features.find(({ screen }) => screen === route.screen) ?? features[0];
  return (
    <div className={classes.shell}>
      <button type="button" className={classes.skip} onClick={() => document.getElementById('main')?.focus()}>
        {t('shell.skip')}
      </button>
      <TopBar />
      <Rail current={feature?.screen} />
      <main className={classes.main} id="main" tabIndex={-1}>
        {feature ? <feature.Component key={feature.screen} id={route.id} /> : null}
      </main>
      <StatusLine />
    </div>
  );
};
