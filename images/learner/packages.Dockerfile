# The Python packages of a learner container, unpacked on the host from the hashed lock.
ARG BASE
FROM ${BASE}
COPY site/ /usr/local/lib/python3.13/dist-packages/
RUN mv /usr/local/lib/python3.13/dist-packages/share/jupyter /usr/local/share/jupyter \
    && rmdir /usr/local/lib/python3.13/dist-packages/share \
    && python3 -m compileall -q -j 0 --invalidation-mode unchecked-hash \
        /usr/lib/python3.13 /usr/local/lib/python3.13/dist-packages
