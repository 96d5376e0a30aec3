import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { DateInput, Select, TextInput } from '@/components/ui/inputs'
import { PageHeader } from '@/components/ui/page-header'
import { absencePreviewSchema, absencesSearch } from '@/lib/absences/schema'
import { listTeachersWithinReach } from '@/lib/availability/queries/load-hours-page'
import { requireStaff } from '@/lib/gate/actor'
import { schoolDesk } from '@/lib/staff/types'
import { Preview } from './preview'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}
type Asked = ReturnType<typeof absencesSearch.parse>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('absences.form'))('title') }
}

/** 'Professeur absent': when, then whom it concerns, before anything is done ([1.H6]). */
export default async function NewAbsencePage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/absences`
  const { actor } = await requireStaff(slug, `${path}/nouvelle`, schoolDesk)
  const [asked, teachers, t] = await Promise.all([
    searchParams.then((given) => absencesSearch.parse(given)),
    listTeachersWithinReach(actor),
    getTranslations('absences'),
  ])
  // A link may bring the day alone: there is nothing to look at yet.
  const wanted = asked.du && asked.professeur !== undefined ? absencePreviewSchema.safeParse(asked) : null
  const isWithin = wanted?.success && teachers.some(({ id }) => id === wanted.data.teacherId)
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('title')}</a>}
        title={t('form.title')}
        lead={t('form.lead')}
        className="pb-0"
      />
      <AbsenceDaysForm path={`${path}/nouvelle`} asked={asked} teachers={teachers} errors={errorsOf(wanted)} />
      {wanted?.success && isWithin ? <Preview slug={slug} actor={actor} asked={asked} wanted={wanted.data} /> : null}
    </div>
  )
}

/** What is wrong with the address, by field: the key of its sentence. */
function errorsOf(parsed: ReturnType<typeof absencePreviewSchema.safeParse> | null): Record<string, string> {
  if (!parsed || parsed.success) return {}
  return Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]))
}

type FormProps = {
  path: string
  asked: Asked
  teachers: { id: string; name: string }[]
  errors: Record<string, string>
}

/** A form whose answer is its own address: the preview can be sent to somebody, and works without a script. */
async function AbsenceDaysForm({ path, asked, teachers, errors }: FormProps) {
  const [t, all] = await Promise.all([getTranslations('absences.form'), getTranslations()])
  const errorOf = (name: string) => (errors[name] ? all(errors[name] as never) : undefined)
  const only = teachers.length === 1 ? teachers[0]!.id : ''
  return (
    <form action={path} className="card grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-[1.2fr_1fr_1fr_1.4fr]">
      <Select
        name="professeur"
        label={t('teacher')}
        placeholder={only ? undefined : t('choose')}
        defaultValue={asked.professeur ?? only}
        options={teachers.map(({ id, name }) => ({ value: id, label: name }))}
        error={errorOf('professeur')}
        required
      />
      <DateInput
        name="du"
        label={t('startsOn')}
        defaultValue={asked.du}
        error={errorOf('du')}
        help={t('dayHelp')}
        required
      />
      <DateInput name="au" label={t('endsOn')} defaultValue={asked.au} error={errorOf('au')} help={t('endsOnHelp')} />
      <div className="grid min-w-0 grid-cols-2 gap-3 [&_input]:min-w-0">
        <TextInput name="de" type="time" label={t('startsAt')} defaultValue={asked.de} error={errorOf('de')} />
        <TextInput name="a" type="time" label={t('endsAt')} defaultValue={asked.a} error={errorOf('a')} />
        <p className="col-span-2 text-sm text-muted">{t('hoursHelp')}</p>
      </div>
      <TextInput
        name="motif"
        label={t('reason')}
        help={t('reasonHelp')}
        defaultValue={asked.motif}
        maxLength={300}
        className="sm:col-span-2 lg:col-span-3"
      />
      <div className="self-center">
        <Button type="submit">{t('see')}</Button>
      </div>
    </form>
  )
}
