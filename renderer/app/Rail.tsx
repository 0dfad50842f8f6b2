import { useTranslation } from 'react-i18next';
import { type Feature, features } from './features.tsx';
import { hashOf, type Screen } from './router.ts';
import { useOpenSession } from './session.ts';
import classes from './shell.module.css';

const noCount = () => 0;

const RailItem = ({ feature, current }: { feature: Feature; current: boolean }) => {
  const { t } = useTranslation();
  const count = (feature.useCount ?? noCount)();
  const FeatureIcon = feature.icon;
  return (
    <li>
      <a
        className={classes.item}
        href={hashOf({ screen: feature.screen })}
        aria-current={current ? 'page' : undefined}
      >
        <FeatureIcon size={20} stroke={1.6} aria-hidden />
        <span className={classes.itemName}>{t(`rail.${feature.screen}`)}</span>
        {count > 0 ? (
          <span className={classes.count}>
            <span aria-hidden>{count}</span>
            <span className="zapys-spoken">{t('rail.waiting', { count })}</span>
          </span>
        ) : null}
      </a>
    </li>
  );
};

/** What the person does here. */
export const Rail = ({ current }: { current: Screen | undefined }) => {
  const { t } = useTranslation();
  const { profile } = useOpenSession();
  const group = (name: Feature['group']) =>
    features.filter(
      (feature) => feature.group === name && (!feature.roles || feature.roles.includes(profile.role)),
    );
  return (
    <nav className={classes.rail} aria-label={t('rail.label')}>
      {(['work', 'tools'] as const).map((name) => (
        <ul key={name} className={classes.group}>
          {group(name).map((feature) => (
            <RailItem key={feature.screen} feature={feature} current={feature.screen === current} />
          ))}
        </ul>
      ))}
    </nav>
  );
};
