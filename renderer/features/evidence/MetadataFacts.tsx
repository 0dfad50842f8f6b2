import { useTranslation } from 'react-i18next';
import { type ExhibitMetadata, readMetadata } from '../../../shared/evidence/metadata.ts';
import type { ExhibitView } from '../../../shared/model/views.ts';
import classes from './evidence.module.css';
import { type EvidenceWords, useEvidenceWords } from './evidence-words.ts';

type Fact = readonly [key: string, said: string | undefined];

const joined = (...parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter((part) => part !== undefined).join(', ') || undefined;

const factsOf = (metadata: ExhibitMetadata, words: EvidenceWords): readonly Fact[] => {
  const { taken, taken_offset, gps_time, created, modified, file_modified } = metadata;
  const { latitude, longitude, width, height, duration, pages } = metadata;
  const moment = (said: string | undefined) => said && words.moment(said);
  return [
    ['taken', taken && words.moment(`${taken}${taken_offset ?? ''}`)],
    ['gps_time', moment(gps_time)],
    [
      'position',
      latitude !== undefined && longitude !== undefined ? words.position({ latitude, longitude }) : undefined,
    ],
    ['created', moment(created)],
    ['modified', moment(modified)],
    ['camera', joined(metadata.camera_make, metadata.camera_model)],
    ['title', metadata.title],
    ['author', metadata.author],
    ['last_author', metadata.last_author],
    ['duration', duration === undefined ? undefined : words.length(duration)],
    ['pages', pages === undefined ? undefined : words.number(pages)],
    ['dimensions', width !== undefined && height !== undefined ? `${width} × ${height}` : undefined],
    ['codec', joined(metadata.video_codec, metadata.audio_codec)],
    ['software', metadata.software],
    ['file_modified', moment(file_modified)],
  ];
};

/** What the file says of itself, as it was read when it was attached. */
export const MetadataFacts = ({ exhibit }: { readonly exhibit: Pick<ExhibitView, 'fields'> }) => {
  const { t } = useTranslation('evidence');
  const words = useEvidenceWords();
  const metadata = readMetadata(exhibit.fields['exhibit.metadata']);
  if (!metadata) return <p className="zapys-quiet">{t('metadata.notRead')}</p>;
  const facts = factsOf(metadata, words).filter(([, said]) => said !== undefined);
  return (
    <>
      {metadata.outcome === 'failed' ? <p>{t('metadata.failed')}</p> : null}
      {metadata.outcome === 'none' ? <p className="zapys-quiet">{t('metadata.none')}</p> : null}
      <dl className={classes.metadata}>
        {facts.map(([key, said]) => (
          <div key={key}>
            <dt>{t(`metadata.${key}` as 'metadata.taken')}</dt>
            <dd dir="auto">{said}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};
