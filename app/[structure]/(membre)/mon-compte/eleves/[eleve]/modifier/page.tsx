import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { ofName } from '@/lib/core/elision'
import { requireMember } from '@/lib/gate/actor'
import { removeLearnerAction } from '@/lib/learners/actions'
import { findLearnerCard } from '@/lib/learners/queries'
import { LearnerForm } from '../../learner-form'

type Props = { params: Promise<{ structure: string; eleve: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learners.list'))('title') }
}

/** [1.B8] Somebody else's learner is one that doesn't exist. */
export default async function EditLearnerPage({ params }: Props) {
  const { structure: slug, eleve } = await params
  const { actor, structure } = await requireMember(slug, `/${slug}/mon-compte/eleves/${eleve}/modifier`)
  const learner = (await findLearnerCard(actor, eleve)) ?? notFound()
  const t = await getTranslations('learners.form')
  const name = `${learner.firstName} ${learner.lastName}`
  return (
    <FormPage
      title={t('editTitle', { ofName: ofName(name) })}
      back={{ href: `/${slug}/mon-compte/eleves/${eleve}`, label: name }}
      aside={learner.isSelf ? undefined : <Removal slug={slug} learnerId={learner.id} name={name} />}
    >
      <LearnerForm structure={structure} learner={learner} />
    </FormPage>
  )
}

/** Asked for twice: unfolded, then pressed. */
async function Removal({ slug, learnerId, name }: { slug: string; learnerId: string; name: string }) {
  const t = await getTranslations('learners.form')
  return (
    <Details summary={t('remove')}>
      <p>{t('removeText')}</p>
      <ActionForm action={removeLearnerAction}>
        <HiddenFields structure={slug} learner={learnerId} />
        <div>
          <SubmitButton look="danger">{t('removeYes', { name })}</SubmitButton>
        </div>
      </ActionForm>
    </Details>
  )
}
