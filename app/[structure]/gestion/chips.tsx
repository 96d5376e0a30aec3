type ChipsProps<Value extends string> = {
  label: string
  all: string
  chosen: Value | null
  choices: { value: Value; label: string }[]
  hrefOf: (value: Value | null) => string
}

/** What a list may be narrowed to, as links: it works without a script, and lives in the address. */
export function Chips<Value extends string>({ label, all, chosen, choices, hrefOf }: ChipsProps<Value>) {
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <p className="mr-1.5 w-14 text-sm text-muted max-sm:w-full">{label}</p>
      {[{ value: null, label: all }, ...choices].map((choice) => (
        <a
          key={choice.value ?? ''}
          href={hrefOf(choice.value)}
          aria-current={choice.value === chosen ? 'true' : undefined}
          className="chip"
        >
          <span className="inline-block first-letter:uppercase">{choice.label}</span>
        </a>
      ))}
    </div>
  )
}
