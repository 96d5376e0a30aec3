import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { followPath, placePath } from '@/components/bookings/paths'
import { whenOf } from '@/components/bookings/words'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/choices'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { isId } from '@/lib/core/ids'
import { placeCreditAction } from '@/lib/courses/actions'
import { findGroupPass, type GroupPass } from '@/lib/courses/queries/find-group-pass'
import { listPlaceable } from '@/lib/courses/rules'
import { requireMember } from '@/lib/gate/actor'
import { checkDebt } from '@/lib/passes/rules'
import { countFreeSeats } from '@/lib/places/rules'

type Props = { params: Promise<{ structure: string; passId: string }> }

/** Sessions proposed at once; a member who wants a later one comes back later. */
const mostSessions = 12

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('places.place'))('title') }
}

/** 'Choisir une séance': a lesson left of a group pass is placed on a session with a place ([1.C6]). */
export default async function PlacePage({ params }: Props) {
  const { structure: slug, passId } = await params
  const { actor, structure } = await requireMember(slug, placePath(slug, passId))
  const pass = isId(passId) ? await findGroupPass(actor, passId) : null
  if (!pass) notFound()
  const [t, refusals] = await Promise.all([getTranslations('places.place'), getTranslations('places.refusals')])
  const back = <LinkButton href={followPath(slug)}>{t('back')}</LinkButton>
  const sessions = listPlaceable(pass)
  const lead = { count: pass.remaining, name: pass.name, learner: pass.learnerFirstName }
  return (
    <div className="page pb-16">
      <div className="mx-auto grid max-w-[44rem] gap-6">
        <PageHeader className="!pb-0" title={t('title')} lead={pass.remaining > 0 ? t('lead', lead) : undefined} />
        {pass.remaining <= 0 || !checkDebt(pass).ok ? (
          <Notice kind="info" title={refusals(pass.remaining > 0 ? 'payment_due' : 'no_credit_left')} action={back} />
        ) : sessions.length > 0 ? (
          <PlaceForm
            slug={slug}
            pass={{ ...pass, sessions: sessions.slice(0, mostSessions) }}
            zone={structure.timeZone}
          />
        ) : (
          <EmptyState icon="calendar" title={t('none')} action={back}>
            {t('noneText')}
          </EmptyState>
        )}
      </div>
    </div>
  )
}

async function PlaceForm({ slug, pass, zone }: { slug: string; pass: GroupPass; zone: string }) {
  const t = await getTranslations('places.place')
  const choices = pass.sessions.map((session) => ({
    value: session.id,
    label: whenOf(session.startsAt, zone),
    aside: t('free', { count: countFreeSeats(session, pass.learnerId) }),
  }))
  return (
    <ActionForm action={placeCreditAction} values={{ sessionId: choices[0]!.value }}>
      <HiddenFields structure={slug} passId={pass.id} />
      <RadioGroup name="sessionId" label={t('sessions')} choices={choices} required />
      <div className="flex flex-wrap gap-3">
        <SubmitButton size="large" pendingLabel={t('pending')}>
          {t('submit')}
        </SubmitButton>
        <LinkButton look="quiet" size="large" href={followPath(slug)}>
          {t('back')}
        </LinkButton>
      </div>
    </ActionForm>
  )
}
