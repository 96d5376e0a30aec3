import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { Textarea } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { notePupilAction } from '@/lib/teaching/actions'

type Props = { slug: string; bookingId: string; name: string }

/** A note on a pupil for whoever teaches them, which no client sees ([2.A9]). */
export function NoteForm({ slug, bookingId, name }: Props) {
  const t = useTranslations('teaching.note')
  return (
    <Details
      summary={
        <>
          {t('add')}
          <span className="sr-only"> {t('about', { name })}</span>
        </>
      }
      className="no-print text-sm"
    >
      <ActionForm action={notePupilAction}>
        <HiddenFields structure={slug} bookingId={bookingId} />
        <Textarea name="body" label={t('body', { name })} help={t('help')} rows={2} maxLength={2000} required />
        <SubmitButton look="quiet" className="justify-self-start">
          {t('submit')}
        </SubmitButton>
      </ActionForm>
    </Details>
  )
}
