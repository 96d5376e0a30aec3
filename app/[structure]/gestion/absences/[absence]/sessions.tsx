import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Tag } from '@/components/ui/card'
import { Select } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { substituteSessionAction } from '@/lib/absences/actions'
import { type AbsenceRow, listSubstitutedSessions } from '@/lib/absences/queries/list-absences'
import { type AffectedSession, listAffectedSessions, listCandidates } from '@/lib/absences/queries/list-affected'
import { listSubstitutes } from '@/lib/absences/rules'
import type { Staff } from '@/lib/core/actor'
import { formatInstant } from '@/lib/core/formatting'
import { Panel } from '../../panel'

type Props = { slug: string; actor: Staff; absence: AbsenceRow; zone: string }

/** The sessions of an absence: those that somebody else gives, and those to be given to somebody or cancelled as usual. */
export async function Sessions({ slug, actor, absence, zone }: Props) {
  const scope = { structureId: actor.structureId, teacherId: absence.teacherId, during: absence }
  const [given, affected, candidates, t] = await Promise.all([
    listSubstitutedSessions(absence.id),
    absence.undoneAt ? [] : listAffectedSessions(scope),
    listCandidates(scope),
    getTranslations('absences.page'),
  ])
  if (given.length + affected.length === 0) return null
  return (
    <Panel id="seances" title={t('sessions')}>
      <ul className="divide-y divide-line">
        {affected.map((session) => (
          <li key={session.id} className="grid gap-3 py-3 first:pt-0 last:pb-0">
            <Head name={session.course} when={formatInstant(session.startsAt, zone)} state={t('toSettle')} isOpen />
            <GiveTo
              slug={slug}
              absence={absence}
              session={session}
              substitutes={listSubstitutes([session], candidates)}
            />
          </li>
        ))}
        {given.map(({ id, course, startsAt, teacher }) => (
          <li key={id} className="py-3 first:pt-0 last:pb-0">
            <Head name={course} when={formatInstant(startsAt, zone)} state={t('given', { teacher })} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type HeadProps = { name: string; when: string; state: string; isOpen?: boolean }

function Head({ name, when, state, isOpen = false }: HeadProps) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="font-semibold">{name}</span>
      <span className="mr-auto text-muted">{when}</span>
      <Tag kind={isOpen ? 'warning' : 'positive'}>{state}</Tag>
    </p>
  )
}

type GiveToProps = {
  slug: string
  absence: AbsenceRow
  session: AffectedSession
  substitutes: { id: string; name: string }[]
}

async function GiveTo({ slug, absence, session, substitutes }: GiveToProps) {
  const t = await getTranslations('absences.page')
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      {substitutes.length > 0 ? (
        <ActionForm action={substituteSessionAction} className="!flex flex-wrap items-end !gap-3">
          <HiddenFields structure={slug} absence={absence.id} seance={session.id} />
          <Select
            name="remplacant"
            label={t('giveTo')}
            options={substitutes.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SubmitButton look="quiet">{t('give')}</SubmitButton>
        </ActionForm>
      ) : (
        <p className="text-muted">{t('nobodyFits')}</p>
      )}
      <a className="block-link" href={`/${slug}/gestion/cours/${session.courseId}/${session.id}`}>
        {t('cancel')}
      </a>
    </div>
  )
}
