import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FormPage } from '@/components/account/panel'
import { requireStaff } from '@/lib/gate/actor'
import { addTeacherAction } from '@/lib/school/actions'
import { rights } from '@/lib/staff/types'
import { TeacherForm } from '../teacher-form'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('school.teachers'))('newTitle') }
}

/** Somebody new who teaches ([2.F3]). */
export default async function NewTeacherPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/reglages/professeurs`
  await requireStaff(slug, `${path}/nouveau`, rights['settings.edit'])
  const t = await getTranslations('school.teachers')
  return (
    <FormPage title={t('newTitle')} lead={t('newLead')} back={{ href: path, label: t('back') }}>
      <TeacherForm slug={slug} terms={null} action={addTeacherAction} submit={t('newSave')} />
    </FormPage>
  )
}
