import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { reservePath, teacherPath, weekPath } from '@/components/bookings/paths'
import { ReserveSteps } from '@/components/bookings/reserve-steps'
import { LearnerSwitch } from '@/components/learners/learner-switch'
import { PassTable } from '@/components/passes/pass-table'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireMember } from '@/lib/gate/actor'
import { listLearnersOfFile } from '@/lib/learners/queries'
import { listPasses, type PassSummary } from '@/lib/passes/queries'
import { chooseLearner } from '../suivi/choose-learner'
import { NothingToBook } from './nothing-to-book'
import { OtherWays } from './other-ways'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<{ eleve?: string | string[]; cadeau?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bookings.reserve'))('title') }
}

/** 'Réserver un cours': which pass to use ([1.F1], [1.F5]). */
export default async function ReservePage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const { actor, structure } = await requireMember(slug, reservePath(slug))
  const learners = await listLearnersOfFile(structure.id, actor.clientFileId)
  const { eleve, cadeau } = await searchParams
  const learner = chooseLearner(learners, eleve)
  const scope = { structureId: structure.id, clientFileId: actor.clientFileId, learnerId: learner?.id }
  const passes = await listPasses(scope, structure.timeZone)
  const current = passes.filter((pass) => !pass.isEnded && !pass.isGroup)
  const [t, gifts] = await Promise.all([getTranslations('bookings.reserve'), getTranslations('gifts.redeem')])
  const actionOf = (pass: PassSummary) => <Choose slug={slug} pass={pass} />
  return (
    <div className="page grid gap-7 pb-16">
      <div>
        <PageHeader className="!pb-5" title={t('title')} lead={t('lead')} />
        <ReserveSteps slug={slug} current={0} />
      </div>
      {cadeau ? (
        <Notice kind="positive" role="status">
          {gifts('booked')}
        </Notice>
      ) : null}
      <LearnerSwitch learners={learners} selectedId={learner?.id ?? null} path={reservePath(slug)} />
      {current.length > 0 ? (
        <PassTable
          caption={t('passes')}
          passes={current}
          showsLearner={learners.length > 1 && !learner}
          actionOf={actionOf}
        />
      ) : (
        <NothingToBook slug={slug} hadPasses={passes.length > 0} />
      )}
      <OtherWays slug={slug} structure={structure} />
    </div>
  )
}

/** To its teacher's week, or to the choice of the teacher; a pass with nothing left says so. */
async function Choose({ slug, pass }: { slug: string; pass: PassSummary }) {
  const [t, refusals] = await Promise.all([getTranslations('bookings.reserve'), getTranslations('passes.refusals')])
  if (pass.refusal) return <span className="text-sm text-muted">{refusals(pass.refusal)}</span>
  if (!pass.mayBook) return null
  const [only, ...others] = pass.teacherIds
  const href = only && others.length === 0 ? weekPath(slug, pass.id, only) : teacherPath(slug, pass.id)
  return (
    <Link
      href={href}
      aria-label={t('chooseName', { name: pass.name, remaining: pass.figures.remaining })}
      className={buttonClass('primary')}
    >
      {t('choose')}
    </Link>
  )
}
