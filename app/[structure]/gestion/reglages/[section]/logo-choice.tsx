import { RadioGroup } from '@/components/ui/choices'

type Props = {
  slug: string
  pictures: readonly { id: string; alt: string }[]
  words: { label: string; help: string; none: string }
}

/** The mark of the house, or one of the structure's own pictures that is nearly square. */
export function LogoChoice({ slug, pictures, words }: Props) {
  const choices = pictures.map(({ id, alt }) => ({
    value: id,
    label: (
      <span className="flex items-center gap-3">
        {/* biome-ignore lint/performance/noImgElement: a file of the structure, served as it is */}
        <img src={`/${slug}/photos/${id}`} alt="" className="size-12 object-contain" />
        {alt}
      </span>
    ),
  }))
  return (
    <RadioGroup
      name="logo"
      label={words.label}
      help={words.help}
      choices={[{ value: '', label: words.none }, ...choices]}
      columns
    />
  )
}
