import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox, RadioGroup } from '@/components/ui/choices'
import { SubmitButton } from '@/components/ui/submit-button'
import { answerConsentsAction } from '@/lib/client-files/actions'
import { ofName } from '@/lib/core/elision'
import { getContext } from '@/lib/gate/actor'
import { loginPath, safeReturnPath } from '@/lib/gate/return-path'

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<{ retour?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.consents'))('firstTitle') }
}

/** The questions of a first login, before anything else; nothing is ticked beforehand ([2.A3] [2.A8]). */
export default async function FirstConsentsPage({ params, searchParams }: Props) {
  const { structure, actor, owesAnswers } = await getContext((await params).structure)
  const { retour } = await searchParams
  const { slug, name } = structure
  if (actor.kind === 'visitor') redirect(loginPath(slug, `/${slug}/mon-compte/consentements`) as never)
  if (!owesAnswers) redirect(safeReturnPath(slug, retour) as never)
  const t = await getTranslations('people.consents')
  const words = [
    { value: 'oui', label: t('yes') },
    { value: 'non', label: t('no') },
  ]
  return (
    <FormPage title={t('firstTitle')} lead={t('firstLead')}>
      <ActionForm action={answerConsentsAction} className="gap-7">
        <HiddenFields structure={slug} retour={typeof retour === 'string' ? retour : undefined} />
        {(['phone', 'post', 'email'] as const).map((channel) => (
          <RadioGroup key={channel} name={channel} label={t(`questions.${channel}`)} choices={words} columns required />
        ))}
        <Checkbox
          name="newsletter"
          label={t('newsletterBox', { ofStructure: ofName(name) })}
          help={t('newsletterHelp')}
        />
        <SubmitButton size="large">{t('answer')}</SubmitButton>
      </ActionForm>
    </FormPage>
  )
}
