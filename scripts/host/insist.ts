/**
 * Does something as a person does who sees that nothing came of it: once more, some times.
 * @param act is told how many attempts are left after this one; it throws where nothing came of it
 * @throws what the last attempt threw
 */
export async function insist(attempts: number, act: (left: number) => Promise<void>): Promise<void> {
  for (let left = attempts - 1; ; left--) {
    try {
      await act(left);
      return;
    } catch (error) {
      if (left <= 0) throw error;
    }
  }
}
