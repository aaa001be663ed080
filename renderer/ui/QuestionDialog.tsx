import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './QuestionDialog.module.css';
import { useQuestions } from './questions.ts';

/** Shows what `ask` asks; mounted once. */
export function QuestionDialog() {
  const asked = useQuestions((state) => state.asked);
  if (!asked) return null;
  const { question, answer } = asked;
  return (
    <Dialog
      open
      size="small"
      title={question.title}
      description={question.body}
      onClose={() => answer(undefined)}
      testId="question"
      actions={question.answers.map(({ id, label, tone }) => (
        <Button
          key={id}
          tone={tone ?? 'plain'}
          autoFocus={tone === 'primary'}
          data-first-focus={tone === 'primary' ? '' : undefined}
          onClick={() => answer(id)}
          data-testid={`answer-${id}`}
        >
          {label}
        </Button>
      ))}
    >
      {question.details === undefined ? undefined : (
        <ul className={styles.details} data-selectable="">
          {question.details.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
