import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FormPage } from '@/components/account/panel'
import { requireStaff } from '@/lib/gate/actor'
import { addPlaceAction } from '@/lib/school/actions'
import { rights } from '@/lib/staff/types'
import { PlaceForm } from '../place-form'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('school.places'))('newTitle') }
}

/** A new place where lessons are given ([2.F3]). */
export default async function NewPlacePage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/reglages/lieux`
  await requireStaff(slug, `${path}/nouveau`, rights['settings.edit'])
  const t = await getTranslations('school.places')
  return (
    <FormPage title={t('newTitle')} lead={t('newLead')} back={{ href: path, label: t('back') }}>
      <PlaceForm slug={slug} terms={null} action={addPlaceAction} submit={t('newSave')} />
    </FormPage>
  )
}
