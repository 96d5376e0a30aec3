import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { restoreSegmentAction } from '@/lib/segments/actions'
import type { viewInput } from '@/lib/segments/schema'

/** What was just done to a segment, and the way back from it. */
export function SegmentDone({ slug, done }: { slug: string; done: ReturnType<typeof viewInput.parse> }) {
  const t = useTranslations('segments')
  if (!done.fait) return null
  return (
    <Notice kind={done.fait === 'trop' ? 'warning' : 'positive'} role="status">
      <p>{t(`done.${done.fait}`, { count: done.n })}</p>
      {done.fait === 'retire' && done.segment ? (
        <ActionForm action={restoreSegmentAction} className="mt-2">
          <HiddenFields structure={slug} segment={done.segment} />
          <SubmitButton look="quiet">{t('undo')}</SubmitButton>
        </ActionForm>
      ) : null}
    </Notice>
  )
}
