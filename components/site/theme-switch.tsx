import { useTranslations } from 'next-intl'
import { Icon, type IconName } from '@/components/ui/icon'

const themes: { value: 'auto' | 'light' | 'dark'; icon: IconName }[] = [
  { value: 'auto', icon: 'monitor' },
  { value: 'light', icon: 'sun' },
  { value: 'dark', icon: 'moon' },
]

/** Light, dark or as the device: plain buttons that public/site.js makes work and marks. */
export function ThemeSwitch() {
  const t = useTranslations('site.theme')
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-semibold tracking-wide text-stage-muted">{t('label')}</legend>
      <div className="inline-flex rounded-full border border-stage-line p-0.5">
        {themes.map(({ value, icon }) => (
          <button
            key={value}
            type="button"
            data-set-theme={value}
            aria-pressed={value === 'auto'}
            suppressHydrationWarning
            title={t(value)}
            className="grid size-11 place-items-center rounded-full text-lg text-stage-muted hover:text-stage-ink aria-pressed:bg-accent aria-pressed:text-accent-ink"
          >
            <Icon name={icon} />
            <span className="sr-only">{t(value)}</span>
          </button>
        ))}
      </div>
    </fieldset>
  )
}
