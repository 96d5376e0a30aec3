import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm, type ActionFormProps } from '@/components/ui/action-form'
import type { ButtonLook } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { ofName } from '@/lib/core/elision'
import type { Verdict } from '@/lib/core/outcome'
import {
  resendStaffInvitationAction,
  resetFactorAction,
  restoreStaffAction,
  suspendStaffAction,
  withdrawStaffInvitationAction,
} from '@/lib/staff/actions'
import type { TeamMember, TeamRefusal } from '@/lib/staff/types'
import { nameOf } from '../team-table'

type Props = { slug: string; person: TeamMember; isMe: boolean; reset: Verdict<TeamRefusal> }

/** Whether somebody gets in: an invitation sent again or taken back, an access suspended or opened again. */
export function AccessPanel({ slug, person, isMe, reset }: Props) {
  const t = useTranslations('staff.person')
  const refusals = useTranslations('staff.refusals')
  const press = { slug, account: person.accountId }
  if (isMe) return null
  return (
    <section aria-labelledby="acces" className="grid gap-4">
      <h2 id="acces">{t('accessTitle')}</h2>
      {person.state === 'invited' ? (
        <div className="flex flex-wrap gap-3">
          <Press {...press} action={resendStaffInvitationAction} look="quiet" label={t('resend')} />
          <Press {...press} action={withdrawStaffInvitationAction} look="danger" label={t('withdraw')} />
        </div>
      ) : null}
      {person.state === 'active' ? (
        <>
          <p className="text-muted">{t('suspendText')}</p>
          <Details summary={t('suspend')}>
            <div className="grid gap-3">
              <p>{t('suspendConfirm', { ofName: ofName(nameOf(person)) })}</p>
              <Press {...press} action={suspendStaffAction} look="danger" label={t('suspend')} />
            </div>
          </Details>
        </>
      ) : null}
      {person.state === 'suspended' ? (
        <>
          <p className="text-muted">{t('restoreText')}</p>
          <Press {...press} action={restoreStaffAction} label={t('restore')} />
        </>
      ) : null}
      {reset.ok || reset.refusal === 'works_elsewhere' ? (
        <Details summary={t('factorTitle')}>
          <div className="grid gap-3">
            <p className="text-muted">{reset.ok ? t('factorText') : refusals(reset.refusal)}</p>
            {reset.ok ? <Press {...press} action={resetFactorAction} look="danger" label={t('resetFactor')} /> : null}
          </div>
        </Details>
      ) : null}
    </section>
  )
}

type PressProps = {
  slug: string
  account: string
  action: ActionFormProps['action']
  label: string
  look?: ButtonLook
}

/** One button about one person. */
export function Press({ slug, account, action, label, look }: PressProps) {
  return (
    <ActionForm action={action}>
      <HiddenFields structure={slug} account={account} />
      <SubmitButton look={look}>{label}</SubmitButton>
    </ActionForm>
  )
}
