import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import { List, ListItem } from '@/components/ui/table'
import { formatDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { orderTeachersAction } from '@/lib/school/actions'
import { listDeskTeachers } from '@/lib/school/queries/list-teachers'
import type { DeskTeacher } from '@/lib/school/types'
import { rights } from '@/lib/staff/types'
import { OrderForm } from '../../ordering'
import { OrderOf, orderForm } from '../order-of'
import { SettingsHeader } from '../settings-header'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('school.teachers'))('title') }
}

/** Who teaches, in the order of the public pages, and who left ([2.F3]). */
export default async function TeachersPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/reglages/professeurs`
  const { structure } = await requireStaff(slug, path, rights['settings.edit'])
  const [teachers, t] = await Promise.all([listDeskTeachers(structure.id), getTranslations('school.teachers')])
  const teaching = teachers.filter(({ leftAt }) => leftAt === null)
  const gone = teachers.filter(({ leftAt }) => leftAt !== null)
  const add = (
    <LinkButton href={`${path}/nouveau`} icon="plus">
      {t('add')}
    </LinkButton>
  )
  return (
    <div className="page grid min-w-0 gap-6">
      <SettingsHeader slug={slug} title={t('title')} lead={t('lead')} actions={add} />
      {teaching.length === 0 ? (
        <EmptyState icon="users" title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <Teaching slug={slug} path={path} rows={teaching} />
      )}
      {gone.length > 0 ? <Gone path={path} rows={gone} timeZone={structure.timeZone} /> : null}
    </div>
  )
}

const nameOf = ({ firstName, lastName }: DeskTeacher): string => `${firstName} ${lastName}`

function Teaching({ slug, path, rows }: { slug: string; path: string; rows: DeskTeacher[] }) {
  const t = useTranslations('school')
  const columns: Column<DeskTeacher>[] = [
    {
      key: 'name',
      label: t('teachers.name'),
      cell: (teacher) => (
        <a href={`${path}/${teacher.id}`} className="font-semibold">
          {nameOf(teacher)}
        </a>
      ),
    },
    { key: 'discipline', label: t('teachers.discipline'), cell: ({ discipline }) => discipline },
    {
      key: 'planned',
      label: t('teachers.planned'),
      cell: ({ planned }) => t('teachers.plannedCount', { count: planned }),
    },
    { key: 'order', label: t('order.label'), cell: (teacher) => <OrderOf id={teacher.id} name={nameOf(teacher)} /> },
  ]
  return (
    <>
      <OrderForm id={orderForm} slug={slug} action={orderTeachersAction} />
      <Records caption={t('teachers.caption')} columns={columns} rows={rows} />
    </>
  )
}

function Gone({ path, rows, timeZone }: { path: string; rows: DeskTeacher[]; timeZone: string }) {
  const t = useTranslations('school.teachers')
  return (
    <section aria-labelledby="partis" className="grid gap-3">
      <h2 id="partis" className="text-xl">
        {t('gone')}
      </h2>
      <List label={t('gone')}>
        {rows.map((teacher) => (
          <ListItem key={teacher.id} aside={t('goneOn', { day: formatDay(dayOf(teacher.leftAt!, timeZone)) })}>
            <a href={`${path}/${teacher.id}`} className="inline-flex min-h-11 items-center font-medium">
              {nameOf(teacher)}
            </a>
          </ListItem>
        ))}
      </List>
    </section>
  )
}
