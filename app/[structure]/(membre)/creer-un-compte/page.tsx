import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ContactFields } from '@/components/account/contact-fields'
import { HiddenFields } from '@/components/account/hidden-fields'
import { NewPasswordFields } from '@/components/account/new-password-fields'
import { FormPage } from '@/components/account/panel'
import { CivilityField } from '@/components/client-files/addressing-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choices'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { ofName } from '@/lib/core/elision'
import { getContext } from '@/lib/gate/actor'
import { getCartCount, hasCartAside } from '@/lib/gate/visitor-cart'
import { signUpAction } from '@/lib/learners/actions'
import { formatPhone } from '@/lib/site/rules'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.signUp'))('title') }
}

/** [1.B1] [1.B3] */
export default async function SignUpPage({ params }: Props) {
  const { structure, actor } = await getContext((await params).structure)
  const { slug, name, settings } = structure
  if (actor.kind !== 'visitor') redirect(`/${slug}/mon-compte`)
  const t = await getTranslations('accounts')
  const hasCart = (await hasCartAside()) || (await getCartCount(slug)) > 0
  return (
    <FormPage
      title={t('signUp.title')}
      lead={t('signUp.lead')}
      aside={
        <p>
          {t('signUp.haveAccount')} <a href={`/${slug}/connexion`}>{t('signUp.login')}</a>
        </p>
      }
    >
      <Notice className="mb-6">
        {t('signUp.known', { name, phone: formatPhone(settings.phone), email: settings.email })}
      </Notice>
      <ActionForm action={signUpAction} className="gap-8" whenDone={<Done slug={slug} hasCart={hasCart} />}>
        <HiddenFields structure={slug} />
        <p className="text-sm text-muted">{t('signUp.required')}</p>
        <fieldset className="grid gap-5">
          <legend className="display mb-4 text-xl">{t('signUp.identity')}</legend>
          <TextInput
            name="email"
            type="email"
            label={t('labels.email')}
            required
            autoComplete="email"
            spellCheck={false}
          />
          <CivilityField className="max-w-60" />
          <div className="grid gap-5 sm:grid-cols-2">
            <TextInput name="firstName" label={t('labels.firstName')} required autoComplete="given-name" />
            <TextInput name="lastName" label={t('labels.lastName')} required autoComplete="family-name" />
          </div>
        </fieldset>
        <fieldset className="grid gap-5">
          <legend className="display mb-4 text-xl">{t('signUp.secret')}</legend>
          <NewPasswordFields label={t('labels.password')} />
        </fieldset>
        <fieldset className="grid gap-5">
          <legend className="display mb-4 text-xl">{t('signUp.contact')}</legend>
          <ContactFields phoneHelp={t('signUp.phoneHelp')} birthHelp={t('signUp.birthHelp')} />
        </fieldset>
        <Checkbox name="terms" required label={<TermsLabel slug={slug} />} />
        <Checkbox
          name="newsletter"
          label={t('signUp.newsletter', { ofName: ofName(name) })}
          help={t('signUp.newsletterHelp')}
        />
        <SubmitButton size="large" pendingLabel={t('signUp.pending')}>
          {t('signUp.submit')}
        </SubmitButton>
      </ActionForm>
    </FormPage>
  )
}

async function TermsLabel({ slug }: { slug: string }) {
  const t = await getTranslations('accounts.labels')
  return t.rich('terms', {
    link: (text) => (
      <a href={`/${slug}/conditions-generales-de-vente`} target="_blank" rel="noreferrer">
        {text} <span className="text-sm">{t('opensElsewhere')}</span>
      </a>
    ),
  })
}

async function Done({ slug, hasCart }: { slug: string; hasCart: boolean }) {
  const t = await getTranslations('accounts.signUp')
  return (
    <div className="grid gap-4">
      <Notice kind="positive" icon="mail" title={t('doneTitle')} role="status">
        <p>{t('done')}</p>
        {hasCart ? <p className="mt-2">{t('doneCart')}</p> : null}
      </Notice>
      <p className="text-muted">
        {t('doneNothing')} <a href={`/${slug}/activation`}>{t('askAgain')}</a>.
      </p>
    </div>
  )
}
