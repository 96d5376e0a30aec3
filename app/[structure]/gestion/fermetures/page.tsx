import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateInput, TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { type ClosureRow, listClosures, listPlannedThere } from '@/lib/closures/queries/list-closures'
import { closureSchema, closuresSearch } from '@/lib/closures/schema'
import { requireStaff } from '@/lib/gate/actor'
import { listFieldErrors } from '@/lib/gate/form'
import { schoolHead } from '@/lib/staff/types'
import type { Structure } from '@/lib/structures/queries'
import { ClosureList } from './closure-list'
import { ClosurePreview } from './closure-preview'
import { PlannedList } from './planned-list'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string }>; searchParams: Promise<Search> }
type Typed = { motif?: string; du?: string; au?: string }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('closures'))('title') }
}

/** The days on which the school is closed: looked at, added with what is planned there shown first, removed ([1.H12]). */
export default async function ClosuresPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/fermetures`
  const { structure } = await requireStaff(slug, path, schoolHead)
  const { fait, voir, ...typed } = closuresSearch.parse(await searchParams)
  const parsed = typed.du === undefined ? null : closureSchema.safeParse(typed)
  const [closures, t] = await Promise.all([listClosures(structure.id), getTranslations('closures')])
  const looked = closures.find(({ id }) => id === voir)
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      {fait ? (
        <Notice kind="positive" role="status">
          {t(`done.${fait}`)}
        </Notice>
      ) : null}
      <ClosureForm
        path={path}
        typed={typed}
        errors={parsed && !parsed.success ? await listFieldErrors(parsed.error) : {}}
      />
      {parsed?.success ? (
        <ClosurePreview slug={slug} structure={structure} typed={typed} closure={parsed.data} />
      ) : null}
      {looked ? <Left slug={slug} structure={structure} closure={looked} /> : null}
      <ClosureList slug={slug} closures={closures} />
    </div>
  )
}

/** What is still planned on the days of a closure. */
async function Left({ slug, structure, closure }: { slug: string; structure: Structure; closure: ClosureRow }) {
  const planned = await listPlannedThere(structure.id, closure)
  const t = await getTranslations('closures')
  return (
    <section aria-labelledby="prevus" className="grid gap-4">
      <h2 id="prevus">{closure.label}</h2>
      {planned.length === 0 ? (
        <p className="text-muted">{t('nothing')}</p>
      ) : (
        <PlannedList slug={slug} zone={structure.timeZone} planned={planned} />
      )}
    </section>
  )
}

/** Into the address, so that what is planned there is seen before anything is closed. */
function ClosureForm({ path, typed, errors }: { path: string; typed: Typed; errors: Record<string, string> }) {
  const t = useTranslations('closures')
  return (
    <Card as="section" aria-labelledby="ajouter" className="grid gap-4">
      <h2 id="ajouter" className="text-xl">
        {t('add')}
      </h2>
      <form action={`${path}#apercu`} className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-[1fr_auto_auto]">
          <TextInput
            name="motif"
            label={t('label')}
            help={t('labelHelp')}
            required
            maxLength={100}
            error={errors.motif}
            defaultValue={typed.motif}
          />
          <DateInput
            name="du"
            label={t('startsOn')}
            required
            autoComplete="off"
            error={errors.du}
            defaultValue={typed.du}
          />
          <DateInput
            name="au"
            label={t('endsOn')}
            help={t('endsOnHelp')}
            autoComplete="off"
            error={errors.au}
            defaultValue={typed.au}
          />
        </div>
        <div>
          <Button type="submit" icon="search">
            {t('see')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
