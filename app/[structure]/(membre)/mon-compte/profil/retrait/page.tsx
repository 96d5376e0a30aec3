import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { RemovalContact } from '@/components/removals/contact'
import { Obstacles } from '@/components/removals/obstacles'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/choices'
import { PasswordInput } from '@/components/ui/inputs'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireMember } from '@/lib/gate/actor'
import { leaveAction } from '@/lib/removals/actions'
import { previewRemoval } from '@/lib/removals/queries/find-removable'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('removals.member'))('title') }
}

/** What a request to be removed would give, in full, before it is made ([2.A6]). */
export default async function RemovalPage({ params }: Props) {
  const { structure: slug } = await params
  const profile = `/${slug}/mon-compte/profil`
  const { actor, structure } = await requireMember(slug, `${profile}/retrait`)
  const preview = (await previewRemoval(structure.id, actor.clientFileId)) ?? notFound()
  const { verdict, facts, file } = preview
  const issue = verdict.ok ? verdict.outcome : verdict.refusal
  const t = await getTranslations('removals')
  const { phone, email } = structure.settings
  return (
    <div className="page">
      <PageHeader eyebrow={<a href={profile}>{t('member.back')}</a>} title={t('member.title')} />
      <Card className="grid max-w-[46rem] gap-4">
        <h2>{t(`outcomes.${issue}.title`)}</h2>
        <p>{t(`outcomes.${issue}.text`, { structure: structure.name })}</p>
        {verdict.ok ? null : (
          <>
            <Obstacles
              facts={facts}
              currency={structure.currency}
              zone={structure.timeZone}
              obstacle={verdict.refusal}
            />
            <p>{t(`outcomes.${verdict.refusal}.next`)}</p>
          </>
        )}
        {verdict.ok && file.isAccountKept ? <p>{t('other')}</p> : null}
        <RemovalContact phone={phone} email={email} />
        {verdict.ok ? <LeaveForm slug={slug} profile={profile} email={file.email} /> : null}
      </Card>
    </div>
  )
}

async function LeaveForm({ slug, profile, email }: { slug: string; profile: string; email: string | null }) {
  const t = await getTranslations('removals.member')
  return (
    <ActionForm action={leaveAction} className="border-t border-line pt-5">
      <HiddenFields structure={slug} />
      {/* For password managers: whose password it is. */}
      <input type="text" autoComplete="username" defaultValue={email ?? ''} readOnly hidden />
      <Checkbox name="understood" label={t('understood')} required />
      <PasswordInput name="password" label={t('password')} required />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{t('confirm')}</SubmitButton>
        <LinkButton look="quiet" href={profile}>
          {t('cancel')}
        </LinkButton>
      </div>
    </ActionForm>
  )
}
