import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { isId } from '@/lib/core/ids'
import { allow } from '@/lib/core/outcome'
import { requireStaff } from '@/lib/gate/actor'
import { changeTeacherAction, endTeachingAction } from '@/lib/school/actions'
import { findDeskTeacher } from '@/lib/school/queries/list-teachers'
import { checkLeaving, fingerprintTerms, termsOfTeacher } from '@/lib/school/rules'
import { schoolSearch } from '@/lib/school/schema'
import type { DeskTeacher } from '@/lib/school/types'
import { rights } from '@/lib/staff/types'
import { Panel } from '../../../panel'
import { Done } from '../../done'
import { TeacherForm } from '../teacher-form'
import { PortraitPanel } from './portrait-panel'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string; professeur: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('school.teachers'))('title') }
}

/** A teacher: what is said of them, where the rest is, and whether they still teach ([2.F3]). */
export default async function TeacherPage({ params, searchParams }: Props) {
  const { structure: slug, professeur } = await params
  const path = `/${slug}/gestion/reglages/professeurs`
  const { structure } = await requireStaff(slug, `${path}/${professeur}`, rights['settings.edit'])
  const teacher = (isId(professeur) ? await findDeskTeacher(structure.id, professeur) : null) ?? notFound()
  const { fait } = schoolSearch.parse(await searchParams)
  const t = await getTranslations('school')
  const terms = termsOfTeacher(teacher)
  const seen = fingerprintTerms(terms)
  return (
    <FormPage
      title={`${teacher.firstName} ${teacher.lastName}`}
      lead={teacher.leftAt ? t('teachers.gone') : teacher.discipline}
      back={{ href: path, label: t('teachers.back') }}
    >
      <div className="grid gap-6">
        <Done done={fait} />
        <TeacherForm
          key={seen}
          slug={slug}
          terms={terms}
          action={changeTeacherAction}
          submit={t('save')}
          shown={{ teacher: teacher.id, seen }}
        />
        <PortraitPanel slug={slug} teacher={teacher} />
        <Elsewhere slug={slug} teacher={teacher} />
        <LeavePanel slug={slug} teacher={teacher} />
      </div>
    </FormPage>
  )
}

/** What is decided of a teacher on other pages. */
function Elsewhere({ slug, teacher: { id, leftAt, accountId } }: { slug: string; teacher: DeskTeacher }) {
  const t = useTranslations('school.teachers')
  const office = `/${slug}/gestion`
  const team = accountId ? `${office}/equipe/${accountId}` : `${office}/equipe/inviter`
  return (
    <Panel id="ailleurs" title={t('elsewhere')}>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {leftAt ? null : (
          <li>
            <a href={`${office}/disponibilites?professeur=${id}`} className="inline-flex min-h-11 items-center">
              {t('hours')}
            </a>
          </li>
        )}
        <li>
          <a href={team} className="inline-flex min-h-11 items-center">
            {t(accountId ? 'team' : 'invite')}
          </a>
        </li>
      </ul>
    </Panel>
  )
}

function LeavePanel({ slug, teacher }: { slug: string; teacher: DeskTeacher }) {
  const t = useTranslations('school')
  const { id, leftAt } = teacher
  const verdict = leftAt ? allow : checkLeaving(teacher)
  return (
    <Panel id="depart" title={t('teachers.leaveTitle')}>
      <p className="text-muted">{t(leftAt ? 'teachers.returnText' : 'teachers.leaveText')}</p>
      {verdict.ok ? (
        <ActionForm action={endTeachingAction}>
          <HiddenFields structure={slug} teacher={id} geste={leftAt ? 'revenir' : 'partir'} />
          <SubmitButton look={leftAt ? 'primary' : 'quiet'} className="justify-self-start">
            {t(leftAt ? 'teachers.return' : 'teachers.leave')}
          </SubmitButton>
        </ActionForm>
      ) : (
        <p>{t(`refusals.${verdict.refusal}`, verdict.detail as never)}</p>
      )}
    </Panel>
  )
}
