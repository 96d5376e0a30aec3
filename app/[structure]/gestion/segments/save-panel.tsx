import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { changeSegmentAction, removeSegmentAction, saveSegmentAction } from '@/lib/segments/actions'
import type { Segment } from '@/lib/segments/types'
import { Panel } from '../panel'

type Props = { slug: string; zone: string; written: string; segment: Segment | null; isKept: boolean }

/** The name under which a query is kept ([2.D2]). */
export async function SavePanel({ slug, zone, written, segment, isKept }: Props) {
  const t = await getTranslations('segments.save')
  const known = segment ? { segment: segment.id, revision: String(segment.revision) } : {}
  return (
    <Panel id="garder" title={t('title')}>
      {segment && !isKept ? <Notice kind="warning">{t('changed')}</Notice> : null}
      <ActionForm action={segment ? changeSegmentAction : saveSegmentAction}>
        <HiddenFields structure={slug} requete={written} {...known} />
        <div className="flex flex-wrap items-end gap-3">
          <TextInput
            name="name"
            label={t('name')}
            defaultValue={segment?.name}
            required
            maxLength={80}
            autoComplete="off"
            className="min-w-0 flex-1 basis-64 sm:max-w-96"
          />
          <SubmitButton>{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
      {segment ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-sm text-muted">
            {t('history', { author: segment.author, day: formatNumericDay(dayOf(segment.updatedAt, zone)) })}
          </p>
          <ActionForm action={removeSegmentAction}>
            <HiddenFields structure={slug} segment={segment.id} />
            <SubmitButton look="quiet" icon="trash">
              {t('remove')}
            </SubmitButton>
          </ActionForm>
        </div>
      ) : null}
    </Panel>
  )
}
