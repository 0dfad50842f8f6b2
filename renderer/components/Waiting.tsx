import { Skeleton } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Waiting.module.css';

/** Shows its content only after 150 ms: what comes sooner needs no sign of waiting. */
export const Delayed = ({ children }: { children: ReactNode }) => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return late ? children : null;
};

const keys = Array.from({ length: 40 }, (_, index) => `line-${index}`);

/** Grey lines where a list or a page is about to stand; up to 40 of them. */
export const Waiting = ({ lines = 6 }: { lines?: number }) => {
  const { t } = useTranslation('app');
  return (
    <Delayed>
      <div className={classes.waiting} role="status">
        <span className="zapys-spoken">{t('waiting')}</span>
        {keys.slice(0, lines).map((key, index) => (
          <Skeleton key={key} height={14} width={`${90 - ((index * 17) % 40)}%`} radius="sm" />
        ))}
      </div>
    </Delayed>
  );
};
