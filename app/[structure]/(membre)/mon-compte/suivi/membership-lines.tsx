import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buyPath } from '@/components/bookings/paths'
import { ofName } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import type { Day } from '@/lib/core/time'
import type { LearnerOfFile } from '@/lib/learners/queries'
import { listStandings, type MembershipStanding } from '@/lib/memberships/queries'

type Props = { slug: string; structureId: string; learners: readonly LearnerOfFile[]; today: Day }

/** 'Votre adhésion est valide jusqu’au …', or how to take one ([1.G1]); a line for each learner shown. */
export async function MembershipLines({ slug, structureId, learners, today }: Props) {
  const standings = await listStandings(
    structureId,
    learners.map((learner) => learner.id),
    today,
  )
  return (
    <ul className="grid gap-1">
      {standings.map((standing) => (
        <li key={standing.learnerId}>
          <Line
            slug={slug}
            standing={standing}
            learner={learners.find((learner) => learner.id === standing.learnerId)!}
          />
        </li>
      ))}
    </ul>
  )
}

async function Line({
  slug,
  standing,
  learner,
}: {
  slug: string
  standing: MembershipStanding
  learner: LearnerOfFile
}) {
  const t = await getTranslations('bookings.follow')
  const { endsOn, endedOn } = standing
  const name = learner.firstName
  const strong = (day: Day) => ({
    day: formatDay(day),
    strong: (text: React.ReactNode) => <strong className="text-ink">{text}</strong>,
  })
  if (endsOn) {
    return learner.isSelf
      ? t.rich('membership', strong(endsOn))
      : t.rich('membershipOf', { ...strong(endsOn), ofName: ofName(name) })
  }
  const said = endedOn
    ? learner.isSelf
      ? t('membershipEnded', { day: formatDay(endedOn) })
      : t('membershipEndedOf', { day: formatDay(endedOn), ofName: ofName(name) })
    : learner.isSelf
      ? t('noMembership')
      : t('noMembershipOf', { name })
  return (
    <>
      {said} <Link href={buyPath(slug)}>{endedOn ? t('renewMembership') : t('takeMembership')}</Link>
    </>
  )
}
