import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Template, templates } from '../../shared/templates/index.ts';
import { exact, humane } from '../format/numbers.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { Dialog, Notice, TextInput } from '../ui/index.ts';
import { useFacts } from './facts.ts';
import { closeGallery, openTemplate, useGallery } from './open.ts';
import { foundTemplates } from './search.ts';
import styles from './TemplateGallery.module.css';
import { nextCard } from './walking.ts';

const choose = (template: Template): void => {
  closeGallery();
  openTemplate(template.id);
};

function Card({ template }: { readonly template: Template }) {
  const { t } = useTranslation('templates');
  const language = useLanguage();
  const facts = useFacts(template);
  const { id, name, year, by, summary } = template;
  return (
    <button
      type="button"
      className={styles.card}
      data-testid={`template-${id}`}
      onClick={() => choose(template)}
      title={by === undefined ? undefined : `${by}, ${year}`}
    >
      <span className={styles.picture}>
        {facts ? <img src={facts.picture} alt="" draggable={false} /> : null}
      </span>
      <span className={styles.head}>
        <span className={styles.name}>{name}</span>
        <span className={styles.year}>{year}</span>
      </span>
      <span className={styles.counts} title={facts ? exact(facts.totals.parameters) : undefined}>
        {facts
          ? t('counts', {
              parameters: humane(facts.totals.parameters),
              multiplyAdds: humane(facts.totals.multiplyAdds),
            })
          : '…'}
      </span>
      <span className={styles.summary}>{summary[language]}</span>
    </button>
  );
}

function Gallery() {
  const { t } = useTranslation('templates');
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const sections = foundTemplates(templates, query);
  const walk = (event: KeyboardEvent): void => {
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const next = nextCard(cards, focused, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only move between the buttons inside.
    <div className={styles.gallery} onKeyDown={walk}>
      <TextInput
        // The dialog leaves the focus where it is within it.
        autoFocus
        value={query}
        onChange={setQuery}
        placeholder={t('search')}
        aria-label={t('search')}
        data-testid="template-search"
        onKeyDown={(event) => {
          const first = sections[0]?.templates[0];
          if (event.key === 'Enter' && first) choose(first);
        }}
      />
      <div className={styles.list} ref={list}>
        {sections.length === 0 ? <Notice>{t('none', { query: query.trim() })}</Notice> : null}
        {sections.map((section) => (
          <section key={section.kind} aria-label={t(section.kind)}>
            <h3 className={styles.heading}>{t(section.kind)}</h3>
            <div className={styles.grid}>
              {section.templates.map((template) => (
                <Card key={template.id} template={template} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}

/** The networks that come with the program, each with its picture; mounted once. */
export function TemplateGallery() {
  const { t } = useTranslation('templates');
  const open = useGallery((state) => state.open);
  return (
    <Dialog open={open} onClose={closeGallery} size="large" title={t('title')} testId="template-gallery">
      <Gallery />
    </Dialog>
  );
}
