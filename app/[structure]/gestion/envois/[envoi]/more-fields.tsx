import { useTranslations } from 'next-intl'
import { RadioGroup } from '@/components/ui/choices'
import { Details } from '@/components/ui/details'
import { Select, TextInput } from '@/components/ui/inputs'
import { picturePlaces } from '@/lib/mailings/types'

type PictureProps = { pictures: { id: string; alt: string }[]; isOpen: boolean }

/** One of the structure's own pictures, above the text or after it ([2.C5]). */
export function PictureFields({ pictures, isOpen }: PictureProps) {
  const t = useTranslations('drafts.editor')
  if (pictures.length === 0) return null
  const options = pictures.map(({ id, alt }, rank) => ({
    value: id,
    label: alt || t('pictureRank', { rank: rank + 1 }),
  }))
  return (
    <Details summary={t('picture')} open={isOpen}>
      <div className="grid gap-4">
        <Select
          name="pictureId"
          label={t('picture')}
          help={t('pictureHelp')}
          placeholder={t('noPicture')}
          options={options}
        />
        <RadioGroup
          name="picturePlace"
          label={t('picturePlace')}
          choices={picturePlaces.map((value) => ({ value, label: t(`places.${value}`) }))}
          columns
        />
      </div>
    </Details>
  )
}

/** What the plan of announcements compares with the others ([2.C7]). */
export function PlanFields({ months, isOpen }: { months: number; isOpen: boolean }) {
  const t = useTranslations('drafts.editor')
  return (
    <Details summary={t('plan')} open={isOpen}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput name="theme" label={t('theme')} help={t('themeHelp', { months })} maxLength={60} />
        <TextInput name="series" label={t('series')} help={t('seriesHelp')} maxLength={60} />
      </div>
    </Details>
  )
}
