import { Icon } from '@/components/ui/icon'
import type { ClientPaper, WantedPaper } from '@/lib/papers/types'

type Props = { to: string; wanted: WantedPaper | ClientPaper; label: string }

/** Asks for a statement or an attestation, which is written and downloaded at once; it works without a script. */
export function WantedPaperButton({ to, wanted, label }: Props) {
  return (
    <form method="post" action={to} className="no-print">
      {Object.entries(wanted).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-accent underline underline-offset-4"
      >
        <Icon name="download" />
        {label}
      </button>
    </form>
  )
}
