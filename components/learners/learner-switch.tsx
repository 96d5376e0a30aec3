import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { LearnerOfFile } from '@/lib/learners/queries'

type Props = {
  learners: readonly Pick<LearnerOfFile, 'id' | 'firstName' | 'lastName'>[]
  /** The learner shown; null shows them all, where the page allows it. */
  selectedId: string | null
  /** Address of the page; the choice is its parameter `eleve`. */
  path: string
  /** Other parameters of the address to keep (the week of a grid). */
  keep?: Record<string, string | undefined>
  /** Whether the page can show everybody at once. */
  hasEveryone?: boolean
}

/** Whose lessons are shown: one link for each learner of the household ([1.B8]). Nothing where there is only one. */
export function LearnerSwitch({ learners, selectedId, path, keep = {}, hasEveryone = true }: Props) {
  const t = useTranslations('learners.switch')
  if (learners.length < 2) return null
  const choices = [
    ...(hasEveryone ? [{ id: null, label: t('everyone') }] : []),
    ...learners.map((learner) => ({ id: learner.id, label: nameAmong(learner, learners) })),
  ]
  return (
    <nav aria-label={t('label')} className="no-print">
      <ul className="flex flex-wrap gap-2">
        {choices.map(({ id, label }) => (
          <li key={id ?? 'everyone'}>
            <Link
              href={addressOf(path, { ...keep, eleve: id ?? undefined }) as never}
              aria-current={id === selectedId ? 'true' : undefined}
              className="inline-flex min-h-11 items-center rounded-full border border-line-strong px-4 text-ink no-underline hover:border-accent hover:text-accent aria-[current]:border-accent aria-[current]:bg-accent aria-[current]:font-semibold aria-[current]:text-accent-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The first name; with the name where two share it. */
function nameAmong(learner: Props['learners'][number], all: Props['learners']): string {
  const isAlone = all.filter(({ firstName }) => firstName === learner.firstName).length === 1
  return isAlone ? learner.firstName : `${learner.firstName} ${learner.lastName}`
}

function addressOf(path: string, parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const query = new URLSearchParams(given).toString()
  return query ? `${path}?${query}` : path
}
