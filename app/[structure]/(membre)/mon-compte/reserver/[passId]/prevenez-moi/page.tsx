import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { alertPath } from '@/components/waiting-lists/paths'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { listTeachersOfPass } from '@/lib/agenda/queries/list-teachers'
import { isId } from '@/lib/core/ids'
import { addDays, dayOf, isDay, mondayOf } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { AlertForm } from './alert-form'

type Props = {
  params: Promise<{ structure: string; passId: string }>
  searchParams: Promise<Record<'professeur' | 'du' | 'au' | 'de' | 'a', string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('waitingLists.alert'))('title') }
}

const dayIn = (asked: string | string[] | undefined) => (typeof asked === 'string' && isDay(asked) ? asked : undefined)

/** 'Prévenez-moi' when a slot is free: with whom, which days, which hours ([1.F2]). */
export default async function AlertPage({ params, searchParams }: Props) {
  const [{ structure: slug, passId }, asked] = await Promise.all([params, searchParams])
  const { actor, structure, now } = await requireMember(slug, alertPath(slug, passId))
  if (!isId(passId)) notFound()
  const scope = { structureId: structure.id, clientFileId: actor.clientFileId, passId }
  const teachers = await listTeachersOfPass(scope)
  const today = dayOf(now, structure.timeZone)
  const one = teachers.find(({ id }) => id === asked.professeur) ?? teachers[0] ?? notFound()
  const agenda = (await findAgenda({ ...scope, teacherId: one.id }, today, today)) ?? notFound()
  const from = dayIn(asked.du) ?? today
  const until = dayIn(asked.au) ?? addDays(mondayOf(from), 6)
  const [t, ta] = await Promise.all([getTranslations('waitingLists.alert'), getTranslations('agenda')])
  const { pass, learner } = agenda
  return (
    <div className="page pb-16">
      <div className="mx-auto grid max-w-[40rem] gap-6">
        <PageHeader
          className="!pb-0"
          eyebrow={`${pass.name} · ${ta('forLearner', { name: learner.firstName })}`}
          title={t('title')}
          lead={t('lead')}
        />
        <AlertForm
          slug={slug}
          passId={passId}
          teachers={teachers}
          teacherId={teachers.length === 1 || asked.professeur ? one.id : null}
          from={[from, today].sort()[1]!}
          until={[until, pass.validUntil].sort()[0]!}
          hours={{ from: String(asked.de ?? ''), until: String(asked.a ?? '') }}
        />
      </div>
    </div>
  )
}
