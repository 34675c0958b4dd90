package edu.paws360.deploy.sink.loki;

import edu.paws360.deploy.http.Answer;

/** What a Loki's answer means for the lines that it was sent. */
enum Ruling {
    /** It has them. */
    TAKEN,
    /** It came at a bad time: the same again, later. */
    AGAIN,
    /** It has something against one of them, or against so many at once. */
    SPLIT,
    /** It is not about the lines, and the next request would fare no better. */
    STOP;

    static Ruling of(int status) {
        if (status >= 200 && status < 300) {
            return TAKEN;
        } else if (status == 400 || status == 413) {
            return SPLIT;
        }
        return Answer.worthRepeating(status) ? AGAIN : STOP;
    }
}
