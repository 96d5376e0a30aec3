import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { EmptyState } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Staff } from '@/lib/core/actor'
import { formatInstant } from '@/lib/core/formatting'
import { findSession } from '@/lib/courses/queries/find-session'
import { findCourse } from '@/lib/courses/queries/list-courses'
import { startRosterAction } from '@/lib/drafts/actions'
import { listParticipantFiles, type ParticipantFile } from '@/lib/mailings/queries/list-participants'
import { Panel } from '../../panel'
import { nameParticipant } from '../participant-name'

type Props = { slug: string; actor: Staff; courseId: string | null; sessionId: string | null }

/** The participants of a course or of one session, all ticked; those without an address can't be ([2.C10]). */
export async function RosterStart({ slug, actor, courseId, sessionId }: Props) {
  const session = sessionId ? ((await findSession(actor, sessionId)) ?? notFound()) : null
  const course = session ? null : ((await findCourse(actor, courseId ?? '')) ?? notFound())
  const about = session?.courseId ?? course?.id ?? notFound()
  const [files, t] = await Promise.all([
    listParticipantFiles({ structureId: actor.structureId, courseId: about, sessionId }),
    getTranslations('drafts'),
  ])
  const when = session ? t('session', { when: formatInstant(session.startsAt, session.zone) }) : ''
  const reached = files.filter(({ email }) => email)
  return (
    <Panel id="a-qui" title={t('start.toRoster')}>
      <p className="text-muted">{t('start.rosterLead', { course: session?.course ?? course?.name ?? '', when })}</p>
      {files.length === 0 ? (
        <EmptyState icon="users" title={t('start.nobody')}>
          {t('start.nobodyText')}
        </EmptyState>
      ) : (
        <ActionForm action={startRosterAction}>
          <HiddenFields structure={slug} cours={about} seance={sessionId ?? undefined} />
          <CheckboxGroup
            name="fichier"
            label={t('start.all')}
            options={reached.map((file) => ({ value: file.id, label: nameParticipant(file, t) }))}
            defaultValues={reached.map(({ id }) => id)}
          />
          <Unreached files={files.filter(({ email }) => !email)} label={t('start.noAddress')} />
          <div>
            <SubmitButton icon="mail">{t('start.submit')}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Panel>
  )
}

function Unreached({ files, label }: { files: ParticipantFile[]; label: string }) {
  if (files.length === 0) return null
  return (
    <ul className="grid gap-1 text-muted">
      {files.map(({ id, name }) => (
        <li key={id}>
          {name} · {label}
        </li>
      ))}
    </ul>
  )
}
