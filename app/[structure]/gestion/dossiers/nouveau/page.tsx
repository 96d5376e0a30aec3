import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { AnotherPerson } from '@/components/client-files/another-person'
import { AddressFields, IdentityFields } from '@/components/client-files/identity-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { DateInput, TextInput } from '@/components/ui/inputs'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireStaff } from '@/lib/gate/actor'
import { addClientAction } from '@/lib/learners/actions'
import { newChildren } from '@/lib/learners/types'
import { rights } from '@/lib/staff/types'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.newClient'))('title') }
}

/** A client file opened by the office, and its invitation to the portal ([2.A3]). */
export default async function NewClientPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/dossiers`
  const { structure } = await requireStaff(slug, `${path}/nouveau`, rights['files.edit'])
  const t = await getTranslations('people.newClient')
  const { country } = structure.settings.address
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader eyebrow={<a href={path}>{t('back')}</a>} title={t('title')} lead={t('lead')} className="pb-0" />
      <Card className="max-w-[46rem]">
        <ActionForm action={addClientAction} values={{ country }} className="gap-7">
          <HiddenFields structure={slug} />
          <IdentityFields emailHelp={t('emailHelp')} />
          <AddressFields />
          <Children />
          <p className="text-muted">{t('consents')}</p>
          <AnotherPerson path={path} texts={await readLikelyTexts()} />
          <div>
            <SubmitButton size="large" pendingLabel={t('pending')}>
              {t('submit')}
            </SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  )
}

async function readLikelyTexts() {
  const t = await getTranslations('people.newClient')
  return {
    title: t('likely'),
    box: t('another'),
    file: t.raw('file') as string,
    help: t('anotherHelp'),
    reasons: {
      email: t('reasons.email'),
      names: t('reasons.names'),
      phone: t('reasons.phone'),
      birth: t('reasons.birth'),
    },
  }
}

async function Children() {
  const [t, labels] = await Promise.all([getTranslations('people.newClient'), getTranslations('accounts.labels')])
  return (
    <fieldset className="grid gap-5 border-t border-line pt-5">
      <legend className="display float-left mb-1 w-full text-xl">{t('children')}</legend>
      <p className="clear-both text-muted">{t('childrenText')}</p>
      {Array.from({ length: newChildren }, (_, rank) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form, always the same
        <Details key={rank} summary={t('child', { rank: rank + 1 })}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextInput name={`childFirstName${rank}`} label={labels('firstName')} autoComplete="off" />
            <TextInput
              name={`childLastName${rank}`}
              label={labels('lastName')}
              help={t('childLastNameHelp')}
              autoComplete="off"
            />
            <DateInput name={`childBirthOn${rank}`} label={labels('birthOn')} autoComplete="off" />
          </div>
        </Details>
      ))}
    </fieldset>
  )
}
