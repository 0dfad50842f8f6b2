import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../app/bridge.ts';
import { useFormat } from '../../app/format.ts';
import classes from './cases.module.css';
import type { SavedBundle } from './exporting.ts';

type Props = { readonly saved: SavedBundle; readonly onClose: () => void };

/** What was saved, and what the recipient needs to check it without us. */
export const ExportResultView = ({ saved: { result, saveId }, onClose }: Props) => {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), []);
  const facts = [
    ['file', result.fileName],
    ['size', format.size(result.size)],
    ['sha256', result.sha256],
    ['fingerprint', result.fingerprint],
    ['publicKey', result.publicKey],
  ] as const;
  return (
    <section ref={section} className={classes.result} aria-labelledby="export-result">
      <h3 id="export-result">
        <span role="status">{t('result.title')}</span>
      </h3>
      <p>
        {t('result.contents', {
          incidents: format.number(result.incidents),
          exhibits: format.number(result.exhibits),
          omitted: format.number(result.omitted),
        })}
      </p>
      <dl className={classes.resultFacts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`result.${name}`)}</dt>
            <dd className={name === 'file' || name === 'size' ? undefined : classes.code}>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t('result.handOver')}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => void bridge.invoke('file:reveal', { id: saveId })}>
          {t('result.reveal')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('result.close')}
        </Button>
      </div>
    </section>
  );
};
