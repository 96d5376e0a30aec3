import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FormPage } from '@/components/account/panel'
import { requireMember } from '@/lib/gate/actor'
import { LearnerForm } from '../learner-form'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learners.form'))('addTitle') }
}

/** [1.B8] */
export default async function AddLearnerPage({ params }: Props) {
  const { structure: slug } = await params
  const { structure } = await requireMember(slug, `/${slug}/mon-compte/eleves/ajouter`)
  const t = await getTranslations('learners.form')
  return (
    <FormPage title={t('addTitle')} back={{ href: `/${slug}/mon-compte/eleves`, label: t('back') }}>
      <LearnerForm structure={structure} />
    </FormPage>
  )
}
