import { Checkbox } from '@mantine/core';
import type { IncidentFacet } from '../../../../../shared/vault-api/log-api.ts';
import { useFormat } from '../../../../app/format.ts';
import { vault } from '../../../../app/vault.ts';
import { useVaultQuery } from '../../../../app/vault-query.ts';
import { useListQuery } from '../list-query.ts';
import { useFilterWithout } from '../use-list-filter.ts';
import classes from './filters.module.css';

type Props = {
  readonly kind: IncidentFacet;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Any of some choices, each with how many incidents it would leave. */
export const ChoiceFilter = ({ kind, options, chosen, onChange }: Props) => {
  const format = useFormat();
  const filter = useFilterWithout(useListQuery(), kind);
  const { answer } = useVaultQuery(JSON.stringify([kind, filter]), () =>
    vault.incidentCounts({ filter, by: kind }),
  );
  const toggle = (value: string) =>
    onChange(options.map((option) => option.value).filter((one) => chosen.includes(one) !== (one === value)));
  return (
    <div className={classes.choices}>
      {options.map(({ value, label }, index) => (
        <Checkbox
          key={value}
          size="sm"
          className={classes.choice}
          data-autofocus={index === 0 || undefined}
          checked={chosen.includes(value)}
          onChange={() => toggle(value)}
          label={
            <>
              {label}
              <span className={classes.count}>
                {answer.state === 'ready' ? format.number(answer.value[value] ?? 0) : ''}
              </span>
            </>
          }
        />
      ))}
    </div>
  );
};
