import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { undoAbsenceAction } from '@/lib/absences/actions'
import { listQuestionsOf } from '@/lib/absences/queries/find-question'
import { type AbsenceRow, findAbsence } from '@/lib/absences/queries/list-absences'
import { absencePageSearch } from '@/lib/absences/schema'
import { ofName } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import { isId } from '@/lib/core/ids'
import { dayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { schoolDesk } from '@/lib/staff/types'
import { Panel } from '../../panel'
import { periodOf } from '../words'
import { Questions } from './questions'
import { Sessions } from './sessions'

type Props = {
  params: Promise<{ structure: string; absence: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('absences'))('declare') }
}

/** An absence: whom to telephone, what each pupil chose, what becomes of its sessions, and the way back ([1.H6] [1.H12]). */
export default async function AbsencePage({ params, searchParams }: Props) {
  const { structure: slug, absence: id } = await params
  const path = `/${slug}/gestion/absences`
  const { actor, structure } = await requireStaff(slug, `${path}/${id}`, schoolDesk)
  const absence = (isId(id) ? await findAbsence(actor, id) : null) ?? notFound()
  const [questions, asked, t] = await Promise.all([
    listQuestionsOf(absence.id),
    searchParams,
    getTranslations('absences'),
  ])
  const { fait } = absencePageSearch.parse(asked)
  const zone = structure.timeZone
  const day = formatDay(dayOf(absence.createdAt, zone))
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('title')}</a>}
        title={t('page.title', { ofTeacher: ofName(absence.teacher) })}
        lead={[periodOf(absence, zone), absence.reason].filter(Boolean).join(' · ')}
        className="pb-0"
      />
      {fait ? (
        <Notice kind="positive" role="status">
          {t(`page.done.${fait}`)}
        </Notice>
      ) : null}
      {absence.undoneAt ? (
        <Notice title={t('page.undone', { day: formatDay(dayOf(absence.undoneAt, zone)) })}>
          {t('page.undoneText')}
        </Notice>
      ) : null}
      <Questions slug={slug} absence={absence} questions={questions} />
      <Sessions slug={slug} actor={actor} absence={absence} zone={zone} />
      <p className="text-sm text-muted">
        {absence.declaredBy.trim() ? t('page.by', { name: absence.declaredBy, day }) : t('page.bySomebody', { day })}
      </p>
      {absence.undoneAt || absence.isOver ? null : <Undo slug={slug} absence={absence} />}
    </div>
  )
}

async function Undo({ slug, absence }: { slug: string; absence: AbsenceRow }) {
  const t = await getTranslations('absences.page')
  return (
    <Panel id="retirer" title={t('undo')}>
      <p className="text-muted">{t('undoText')}</p>
      <ActionForm action={undoAbsenceAction}>
        <HiddenFields structure={slug} absence={absence.id} />
        <div>
          <SubmitButton look="danger">{t('undo')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  )
}
