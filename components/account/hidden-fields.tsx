/** What every form carries without showing it: the structure, and what the page already knows. */
export function HiddenFields({ structure, ...rest }: { structure: string } & Record<string, string | undefined>) {
  return (
    <>
      <input type="hidden" name="structure" value={structure} />
      {Object.entries(rest).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  )
}
