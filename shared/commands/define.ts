export type Localised = Readonly<Record<'en' | 'zh', string>>;

/** One thing the program can be told to do: what it is called, and by which keys. What it does is the window's to say. */
export interface CommandRow extends Localised {
  /** What it is called in a menu whose own name says the rest. */
  readonly short?: Localised;
  /** How menus mark it while it is on: by itself, or as the one of several. */
  readonly mark?: 'check' | 'radio';
  /** In tinykeys' words; the first is the one that is shown. */
  readonly keys: readonly string[];
  /** Of `keys`, the one shown where no browser keeps it for itself. */
  readonly desktop?: string;
  /** The browser listens for these keys itself and tells of them by events of its own. */
  readonly native?: true;
  /** What has the focus on the canvas has another use for these keys: the command comes before it. */
  readonly early?: true;
  /** Works while a text field has the focus, too. */
  readonly inFields?: true;
}

export type CommandRows = Readonly<Record<string, CommandRow>>;
