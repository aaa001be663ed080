import { create } from 'zustand';
import type { ButtonTone } from './Button.tsx';

export interface Answer<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly tone?: ButtonTone;
}

export interface Question<Id extends string = string> {
  readonly title: string;
  readonly body?: string;
  /** Further lines, e.g. what is wrong with a file. */
  readonly details?: readonly string[];
  readonly answers: readonly Answer<Id>[];
}

interface Asked {
  readonly question: Question;
  answer(id: string | undefined): void;
}

export const useQuestions = create<{ readonly asked: Asked | undefined }>(() => ({ asked: undefined }));

/** Asks in a dialog; gives undefined when the dialog was closed without an answer. A new question closes the old one. */
export function ask<Id extends string>(question: Question<Id>): Promise<Id | undefined> {
  useQuestions.getState().asked?.answer(undefined);
  return new Promise((resolve) => {
    useQuestions.setState({
      asked: {
        question,
        answer(id) {
          useQuestions.setState({ asked: undefined });
          resolve(question.answers.find((answer) => answer.id === id)?.id);
        },
      },
    });
  });
}
