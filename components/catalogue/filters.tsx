import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { countFilters } from '@/lib/catalogue/rules'
import type { FacetChoice, FacetValue, Filter } from '@/lib/catalogue/types'

export type TeacherName = (slug: string) => string

type Props = {
  choices: FacetChoice[]
  filter: Filter
  /** The full name behind 'professeur-<slug>'. */
  teacherName: TeacherName
}

/** The word that stands for a value of a filter. */
export function useValueName(teacherName: TeacherName) {
  const t = useTranslations('catalogue.values')
  return (value: string): string => {
    if (value.startsWith('professeur-')) return teacherName(value.slice('professeur-'.length))
    return t.has(value as 'cours') ? t(value as 'cours') : value
  }
}

/**
 * The filters of 'Cours et tarifs' ([1.C3]): links, each with how many offers it would leave; what would leave nothing isn't there.
 * On a phone they fold under one button that says how many are on.
 */
export function Filters({ choices, filter, teacherName }: Props) {
  const t = useTranslations('catalogue')
  return (
    <nav aria-label={t('refine')} className="border-y border-line py-4">
      <details className="filters">
        <summary className="inline-flex min-h-11 items-center gap-2 rounded-full border border-line-strong bg-surface px-5 font-semibold">
          <Icon name="filters" />
          {t('filter', { count: countFilters(filter) })}
        </summary>
        <div className="max-sm:pt-4">
          <Groups choices={choices} teacherName={teacherName} />
        </div>
      </details>
    </nav>
  )
}

function Groups({ choices, teacherName }: Omit<Props, 'filter'>) {
  const t = useTranslations('catalogue')
  const nameOf = useValueName(teacherName)
  return (
    <div className="flex flex-wrap gap-x-7 gap-y-3.5">
      {choices.map(({ facet, everything, values }) => (
        <div key={facet} className="flex flex-wrap items-center gap-1.5">
          <p className="mr-1.5 text-sm text-muted max-sm:w-full">{t(`facets.${facet}`)}</p>
          <Chip label={t('all')} choice={everything} />
          {values.map((value) => (
            <Chip key={value.value} label={nameOf(value.value)} choice={value} />
          ))}
        </div>
      ))}
    </div>
  )
}

function Chip({ label, choice }: { label: string; choice: Omit<FacetValue, 'value'> }) {
  const t = useTranslations('catalogue')
  return (
    <a
      href={choice.path}
      aria-current={choice.isChosen ? 'true' : undefined}
      aria-label={t('choice', { label, count: choice.count })}
      className="chip"
    >
      {label}
      <span aria-hidden="true">{choice.count}</span>
    </a>
  )
}
