import { Anchor } from '@/components/ui/anchor'
import { Icon } from '@/components/ui/icon'
import { getTranslator, type Locale } from '@/lib/i18n'
import { cx } from '@/components/ui/cx'
import { WIDE } from './header-parts'
import { LanguageSwitch } from './language-switch'

const LINK =
  'inline-flex min-h-11 items-center rounded-xs underline decoration-1 decoration-transparent underline-offset-4 hover:decoration-current'

export function Footer({ locale, perRequest }: { locale: Locale; perRequest: boolean }) {
  const t = getTranslator(locale, 'layout')
  const links = [
    { href: `/${locale}/services`, label: t('footer.services') },
    { href: `/${locale}/centres`, label: t('footer.centres') },
    { href: `/${locale}/units`, label: t('footer.units') },
    { href: `/${locale}/about`, label: t('footer.about') },
    { href: `/${locale}/accessibility`, label: t('footer.accessibility') },
    { href: `/${locale}/privacy`, label: t('footer.privacy') },
  ]
  return (
    <footer data-shell className="on-deep mt-16">
      <div className="ornament-band" />
      <div className="ornament-ground">
        <div className={cx(WIDE, 'grid gap-8 py-10 sm:grid-cols-2 lg:grid-cols-[1.2fr_1.6fr_auto] lg:gap-12')}>
          <div>
            <p className="text-lg font-bold">
              {t('product')} <span className="font-normal text-on-deep-muted">{t('productSub')}</span>
            </p>
            <p className="mt-2 max-w-xs text-sm text-on-deep-muted">{t('footer.note')}</p>
          </div>
          <nav aria-label={t('footer.label')}>
            <ul className="grid gap-x-8 xs:grid-cols-2">
              {links.map((link) => (
                <li key={link.href}>
                  <Anchor href={link.href} className={LINK}>
                    {link.label}
                  </Anchor>
                </li>
              ))}
            </ul>
          </nav>
          <div>
            <a href="tel:108" className={cx(LINK, 'gap-2 text-lg font-semibold')}>
              <Icon name="phone" />
              {t('footer.call')}
            </a>
            <p className="text-sm text-on-deep-muted">{t('footer.callHint')}</p>
            <div className="mt-3">
              <LanguageSwitch locale={locale} label={t('footer.languages')} perRequest={perRequest} />
            </div>
          </div>
        </div>
        <div className={WIDE}>
          <p className="border-t border-deep-line py-4 text-sm text-on-deep-muted">{t('footer.openSource')}</p>
        </div>
      </div>
    </footer>
  )
}
