import { getTranslations } from 'next-intl/server'
import { Tag } from '@/components/ui/card'
import { List } from '@/components/ui/table'
import { formatNumericDay } from '@/lib/core/formatting'
import { listLearnersOfFile } from '@/lib/learners/queries'
import { Panel, type PanelProps } from './panel'

/** The people of the household who learn ([2.A2]). */
export async function LearnersPanel({ structure, file }: PanelProps) {
  const [learners, t] = await Promise.all([
    listLearnersOfFile(structure.id, file.id),
    getTranslations('files.learners'),
  ])
  return (
    <Panel id="eleves" title={t('title')}>
      {learners.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <List label={t('title')}>
          {learners.map((learner) => (
            <li key={learner.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-semibold">
                {learner.firstName} {learner.lastName}
              </span>
              {learner.isSelf ? <Tag>{t('holder')}</Tag> : null}
              <span className="text-sm text-muted">
                {learner.birthOn ? t('bornOn', { day: formatNumericDay(learner.birthOn) }) : t('noBirth')}
              </span>
            </li>
          ))}
        </List>
      )}
    </Panel>
  )
}
