import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireStaff } from '@/lib/gate/actor'
import { inviteStaffAction } from '@/lib/staff/actions'
import { rights } from '@/lib/staff/types'
import { listTeachers } from '@/lib/structures/queries'
import { RoleFields } from '../role-fields'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.invite'))('title') }
}

/** An invitation by mail into the team ([2.F1]). */
export default async function InviteStaffPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/equipe`
  const { structure } = await requireStaff(slug, `${path}/inviter`, rights['staff.manage'])
  const [teachers, t] = await Promise.all([listTeachers(structure.id), getTranslations('staff')])
  return (
    <FormPage title={t('invite.title')} lead={t('invite.lead')} back={{ href: path, label: t('invite.back') }}>
      <ActionForm action={inviteStaffAction}>
        <HiddenFields structure={slug} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput name="firstName" label={t('labels.firstName')} required maxLength={80} autoComplete="off" />
          <TextInput name="lastName" label={t('labels.lastName')} required maxLength={80} autoComplete="off" />
        </div>
        <TextInput
          name="email"
          type="email"
          label={t('labels.email')}
          help={t('labels.emailHelp')}
          required
          maxLength={254}
          autoComplete="off"
        />
        <RoleFields teachers={teachers} />
        <SubmitButton size="large">{t('invite.submit')}</SubmitButton>
      </ActionForm>
    </FormPage>
  )
}
