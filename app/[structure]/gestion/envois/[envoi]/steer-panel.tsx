import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { steerAction } from '@/lib/mailings/actions'
import type { MailingState, Steering } from '@/lib/mailings/types'

type Props = { slug: string; mailing: { id: string; state: MailingState }; waiting: number; mayResume: boolean }

/** Pause, resume, give the rest up; the last can't be taken back, and asks again. */
export function SteerPanel({ slug, mailing, waiting, mayResume }: Props) {
  const t = useTranslations('mailings.progress')
  const refusals = useTranslations('mailings.refusals')
  const isPaused = mailing.state === 'paused'
  if (!isPaused && mailing.state !== 'to_send' && mailing.state !== 'sending') return null
  const formOf = (move: Steering, look: 'primary' | 'quiet' | 'danger') => (
    <ActionForm action={steerAction}>
      <HiddenFields structure={slug} mailing={mailing.id} move={move} />
      <SubmitButton look={look}>{t(move)}</SubmitButton>
    </ActionForm>
  )
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      {isPaused ? null : formOf('pause', 'quiet')}
      {isPaused && mayResume ? formOf('resume', 'primary') : null}
      {isPaused && !mayResume ? <p className="max-w-prose text-muted">{refusals('right_withdrawn')}</p> : null}
      <Details summary={t('cancel')}>
        <div className="grid justify-items-start gap-3">
          <p className="max-w-prose">{t('confirmText', { count: waiting })}</p>
          {formOf('cancel', 'danger')}
        </div>
      </Details>
    </div>
  )
}
