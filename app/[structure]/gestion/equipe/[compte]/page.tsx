import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatDay } from '@/lib/core/formatting'
import { isId } from '@/lib/core/ids'
import { dayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { changeRolesAction } from '@/lib/staff/actions'
import { findTeamMember, worksBeyondReach } from '@/lib/staff/queries'
import { checkFactorReset } from '@/lib/staff/rules'
import { rights } from '@/lib/staff/types'
import { listTeachers } from '@/lib/structures/queries'
import { RoleFields } from '../role-fields'
import { nameOf } from '../team-table'
import { AccessPanel } from './access-panel'

type Props = { params: Promise<{ structure: string; compte: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('title') }
}

/** What somebody of the team may do, and whether they get in ([2.F1]). */
export default async function TeamMemberPage({ params }: Props) {
  const { structure: slug, compte } = await params
  const path = `/${slug}/gestion/equipe`
  const { actor, structure } = await requireStaff(slug, `${path}/${compte}`, rights['staff.manage'])
  const person = isId(compte) ? await findTeamMember(structure.id, compte) : null
  if (!person) notFound()
  const isMe = person.accountId === actor.accountId
  const [teachers, beyond, t] = await Promise.all([
    listTeachers(structure.id),
    worksBeyondReach(actor, person.accountId),
    getTranslations('staff'),
  ])
  const reset = checkFactorReset({ isSelf: isMe, person, worksBeyondReach: beyond })
  return (
    <FormPage title={nameOf(person)} lead={person.email} back={{ href: path, label: t('person.back') }}>
      <div className="grid gap-8">
        {person.state === 'invited' ? (
          <Notice>{t('person.invitedOn', { day: formatDay(dayOf(person.invitedAt, structure.timeZone)) })}</Notice>
        ) : null}
        {person.state === 'suspended' ? <Notice kind="warning">{t('person.suspended')}</Notice> : null}
        <section aria-labelledby="roles" className="grid gap-4">
          <h2 id="roles">{t('person.rolesTitle')}</h2>
          <ActionForm action={changeRolesAction}>
            <HiddenFields structure={slug} account={person.accountId} />
            <RoleFields teachers={teachers} chosen={person} />
            <SubmitButton>{t('person.save')}</SubmitButton>
          </ActionForm>
        </section>
        <AccessPanel slug={slug} person={person} isMe={isMe} reset={reset} />
      </div>
    </FormPage>
  )
}
