import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ContactFields } from '@/components/account/contact-fields'
import { HiddenFields } from '@/components/account/hidden-fields'
import { HomeMessage } from '@/components/account/home-message'
import { NewPasswordFields } from '@/components/account/new-password-fields'
import { CivilityField, LocaleField } from '@/components/client-files/addressing-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { cx } from '@/components/ui/cx'
import { PasswordInput } from '@/components/ui/inputs'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { changePasswordAction } from '@/lib/accounts/actions'
import { listMySessions } from '@/lib/accounts/queries'
import { saveProfileAction } from '@/lib/client-files/actions'
import { findReminderChoice } from '@/lib/client-files/queries/find-reminder-choice'
import { getProfile } from '@/lib/client-files/queries/get-profile'
import { ofName } from '@/lib/core/elision'
import { formatNumericDay } from '@/lib/core/formatting'
import { type MemberName, requireMember } from '@/lib/gate/actor'
import { formatPhone } from '@/lib/site/rules'
import type { Structure } from '@/lib/structures/queries'
import { isOpen } from '@/lib/structures/rules'
import { Billing } from './billing'
import { Consents } from './consents'
import { Devices } from './devices'
import { MyData } from './my-data'
import { Reminders } from './reminders'
import { TeamVisits } from './team-visits'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.profile'))('title') }
}

/** [1.B5] [6.S2] */
export default async function ProfilePage({ params }: Props) {
  const { structure: slug } = await params
  const { actor, structure, name } = await requireMember(slug, `/${slug}/mon-compte/profil`)
  const [profile, sessions, wantsReminders] = await Promise.all([
    getProfile(actor),
    listMySessions(actor),
    findReminderChoice(actor.structureId, actor.clientFileId),
  ])
  const { birthOn, civility, locale, ...rest } = profile
  // Where nothing is booked, the account opens here.
  const isHome = !isOpen(structure.settings.modules, 'mon-compte/suivi')
  const t = await getTranslations('accounts')
  return (
    <div className="page">
      <PageHeader title={t('profile.title')} lead={t('profile.lead')} />
      {isHome ? <HomeMessage text={structure.settings.homeMessage} className="mb-6" /> : null}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="grid gap-6">
          <Identity name={name} settings={structure.settings} />
          <Card as="section" aria-labelledby="coordonnees">
            <h2 id="coordonnees" className="mb-5">
              {t('profile.contact')}
            </h2>
            <ActionForm
              action={saveProfileAction}
              values={{
                ...rest,
                civility: civility ?? '',
                locale: locale ?? '',
                birthOn: birthOn === null ? '' : formatNumericDay(birthOn),
              }}
            >
              <HiddenFields structure={slug} />
              <div className="grid gap-5 sm:grid-cols-2">
                <CivilityField />
                <LocaleField />
              </div>
              <ContactFields />
              <div>
                <SubmitButton>{t('profile.save')}</SubmitButton>
              </div>
            </ActionForm>
          </Card>
          <Billing structure={structure} clientFileId={actor.clientFileId} />
          <DocumentsLink structure={structure} />
        </div>
        <div className="grid gap-6">
          <Card as="section" aria-labelledby="mot-de-passe">
            <h2 id="mot-de-passe" className="mb-2">
              {t('profile.password')}
            </h2>
            <p className="mb-5 text-muted">{t('profile.passwordLead')}</p>
            <PasswordForm slug={slug} email={name.email} />
          </Card>
          {isHome ? null : (
            <Reminders slug={slug} hours={structure.settings.reminderHours} wants={wantsReminders === true} />
          )}
          <Consents structure={structure} clientFileId={actor.clientFileId} />
          <Devices slug={slug} zone={structure.timeZone} sessions={sessions} />
          <MyData actor={actor} structure={structure} />
          <TeamVisits actor={actor} zone={structure.timeZone} />
        </div>
      </div>
    </div>
  )
}

async function Identity({ name, settings }: { name: MemberName; settings: Structure['settings'] }) {
  const t = await getTranslations('accounts')
  const facts: [string, string][] = [
    [t('labels.email'), name.email ?? '—'],
    [t('labels.firstName'), name.firstName],
    [t('labels.lastName'), name.lastName],
  ]
  return (
    <Card as="section" aria-labelledby="identite">
      <h2 id="identite" className="mb-4">
        {t('profile.identity')}
      </h2>
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-[2fr_1fr_1fr] lg:grid-cols-2">
        {facts.map(([label, value], rank) => (
          <div key={label} className={cx('min-w-0', rank === 0 && 'lg:col-span-2')}>
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-muted">
        {t('profile.fixed', { phone: formatPhone(settings.phone), email: settings.email })}
      </p>
    </Card>
  )
}

async function PasswordForm({ slug, email }: { slug: string; email: string | null }) {
  const t = await getTranslations('accounts')
  return (
    <ActionForm action={changePasswordAction}>
      <HiddenFields structure={slug} />
      {/* For password managers: whose password it is. */}
      <input type="text" autoComplete="username" defaultValue={email ?? ''} readOnly hidden />
      <PasswordInput name="currentPassword" label={t('labels.currentPassword')} required />
      <NewPasswordFields label={t('labels.newPassword')} />
      <div>
        <SubmitButton look="quiet">{t('profile.changePassword')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** The documents that a member entrusts to the structure have a page of their own ([2.A10]). */
async function DocumentsLink({ structure }: { structure: Structure }) {
  const t = await getTranslations('people.documents')
  return (
    <Card as="section" aria-labelledby="documents" className="grid gap-3">
      <h2 id="documents">{t('mine')}</h2>
      <p className="text-muted">{t('linkText', { ofStructure: ofName(structure.name) })}</p>
      <p>
        <LinkButton href={`/${structure.slug}/mon-compte/documents`} look="quiet">
          {t('link')}
        </LinkButton>
      </p>
    </Card>
  )
}
