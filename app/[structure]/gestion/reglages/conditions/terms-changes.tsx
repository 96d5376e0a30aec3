import { cx } from '@/components/ui/cx'
import type { TermsLine } from '@/lib/settings/rules'

type Props = { lines: readonly TermsLine[]; words: Record<TermsLine['kind'] | 'none', string> }

/** What a version adds and takes away, paragraph by paragraph; said in words, not by colour alone. */
export function TermsChanges({ lines, words }: Props) {
  const changes = lines.filter(({ kind }) => kind !== 'same')
  if (changes.length === 0) return <p className="text-muted">{words.none}</p>
  return (
    <ul className="grid gap-2">
      {changes.map(({ kind, text }) => (
        <li
          key={`${kind}:${text}`}
          className={cx(
            'rounded-m border-l-4 px-4 py-3',
            kind === 'added' ? 'border-positive bg-positive-soft' : 'border-danger bg-danger-soft',
          )}
        >
          <strong className="block text-sm">{words[kind]}</strong>
          {kind === 'added' ? <ins className="no-underline">{text}</ins> : <del>{text}</del>}
        </li>
      ))}
    </ul>
  )
}
