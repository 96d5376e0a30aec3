import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { undoNotesAction } from '@/lib/finder/actions'

type Props = {
  slug: string
  done: { fait: 'note' | 'note-annulee' | 'inviter' | 'trop' | null; note: string | null; n: number }
}

/** What was done to several clients, and the way back from it. */
export function BulkDone({ slug, done: { fait, note, n } }: Props) {
  const t = useTranslations('files.bulk')
  if (!fait) return null
  return (
    <Notice kind={fait === 'trop' ? 'warning' : 'positive'} role="status">
      <p>{t(`done.${fait}`, { count: n })}</p>
      {fait === 'note' && note ? (
        <ActionForm action={undoNotesAction} className="mt-2">
          <HiddenFields structure={slug} note={note} />
          <SubmitButton look="quiet">{t('undo')}</SubmitButton>
        </ActionForm>
      ) : null}
    </Notice>
  )
}
