import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconBolt, IconChevronDown, IconPlus, IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../components/Kbd.tsx';
import { openQuickLog } from '../quick/quick-log.ts';
import classes from './begin.module.css';
import { beginBlank } from './begin-incident.ts';
import { ForgetNames } from './ForgetNames.tsx';
import { forgetTemplate, useTemplates } from './templates.ts';
import { useBeginFrom } from './use-begin-from.tsx';

/** Begins an incident: blank, quickly, or from a template. */
export const NewMenu = () => {
  const { t } = useTranslation('log');
  const templates = useTemplates();
  const { begin, failure } = useBeginFrom();
  const [forgetting, setForgetting] = useState(false);
  return (
    <span className={classes.begin}>
      <Button
        className={classes.main ?? ''}
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={beginBlank}
      >
        {t('list.new')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={34} variant="filled" className={classes.more ?? ''} aria-label={t('begin.more')}>
            <IconChevronDown size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu ?? ''}>
          <Menu.Item
            leftSection={<IconBolt size={16} aria-hidden />}
            rightSection={<Kbd keys="mod+n" />}
            onClick={openQuickLog}
          >
            {t('quick.title')}
          </Menu.Item>
          <Menu.Label>{t('begin.templates')}</Menu.Label>
          {templates.length === 0 ? <p className={classes.none}>{t('begin.noTemplates')}</p> : null}
          {templates.map((template) => (
            <Menu.Item
              key={template.id}
              leftSection={<IconTemplate size={16} aria-hidden />}
              onClick={() => begin(template.values)}
            >
              {template.name}
            </Menu.Item>
          ))}
          {templates.length > 0 ? (
            <Menu.Item onClick={() => setForgetting(true)}>{t('begin.manage')}</Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {failure}
      <ForgetNames
        opened={forgetting}
        title={t('begin.manage')}
        named={templates}
        none={t('begin.noTemplates')}
        onForget={forgetTemplate}
        onClose={() => setForgetting(false)}
      />
    </span>
  );
};
