import { getTranslations } from 'next-intl/server'
import { freeHues } from '@/lib/settings/rules'
import { listPictures } from '@/lib/site/queries'
import type { Structure } from '@/lib/structures/queries'
import { Group } from '../group'
import { HueChoice } from './hue-choice'
import { LogoChoice } from './logo-choice'

/** One accent, away from the colours that already say something; a logo among its pictures ([2.F3]). */
export async function LookFields({ structure }: { structure: Structure }) {
  const [pictures, t] = await Promise.all([listPictures(structure.id), getTranslations('settings')])
  const { slug, accentHue, accentChroma } = structure
  const hues = [...new Set([...freeHues, accentHue])].sort((one, other) => one - other)
  return (
    <>
      <Group title={t('groups.accent')} isWide>
        <HueChoice
          hue={accentHue}
          chroma={accentChroma}
          choices={hues.map((hue) => ({ hue, label: t('accent.hue', { hue }) }))}
          words={{
            label: t('labels.accentHue'),
            help: t('helps.accent'),
            light: t('accent.light'),
            dark: t('accent.dark'),
            sample: t('accent.sample'),
            link: t('accent.link'),
            contrast: t.raw('accent.contrast') as string,
          }}
        />
      </Group>
      <Group title={t('groups.logo')} isWide>
        <LogoChoice
          slug={slug}
          pictures={pictures.filter(({ width, height }) => width <= 2 * height && height <= 2 * width)}
          words={{ label: t('labels.logo'), help: t('helps.logo'), none: t('options.noLogo') }}
        />
      </Group>
    </>
  )
}
