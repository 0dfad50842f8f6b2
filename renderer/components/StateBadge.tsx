import {
  type Icon,
  IconArrowBackUp,
  IconCircleCheck,
  IconClock,
  IconEraser,
  IconFileOff,
  IconPencil,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReviewState } from '../../shared/model/views.ts';
import classes from './StateBadge.module.css';

const icons: Readonly<Record<ReviewState, Icon>> = {
  draft: IconPencil,
  waiting: IconClock,
  returned: IconArrowBackUp,
  approved: IconCircleCheck,
  retracted: IconFileOff,
  erased: IconEraser,
};

/** A review state: told by its word and its icon, and by its colour besides. */
export const StateBadge = ({ state }: { state: ReviewState }) => {
  const { t } = useTranslation('app');
  const StateIcon = icons[state];
  return (
    <span className={classes.badge} data-state={state}>
      <StateIcon size={14} stroke={1.8} aria-hidden />
      {t(`state.${state}`)}
    </span>
  );
};
